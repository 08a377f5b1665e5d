"""Closed classes of words on which the parse relies."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that join the members of a list
JOINS = _words("、 和 与 及 以及 并 暨 或")
# Words between a noun or verb and its figure that do not describe what is counted
FILLERS = _words(
    "了 过 着 共 已 已经 均 都 也 还 又 再 就 便 才 先后 累计 总计 共计 合计 一共 总共 分别 各 全部 全 约 "
    "近 其中 有 为 是 达 达到 共有 现有 已有 仅 只 只有 仅有 还有 另有 另 尚有 就有 则 有关 相关 大约 "
    "平均 计 多达 高达 超过 超 突破 逾 不少于 不低于 至少 累积 竟 竟有 却 仍 仍有 等 陆续 相继 前后 最多 "
    "光 单 足足 整整 拢共 余下 剩下 其余 剩余 居首 次之 依次 到 至 约为 约有 占 也有 都有 共达 已达 每年 "
    "每月 每次 均为 分别为 分别是 分别有 头 首批 一下 一口气 经 折合 人民币 折合人民币 港币 澳门币 "
    "美元 港元 澳元 欧元 日元 新台币 台币 价值 赴 围绕 沿 "
    "依托 往 当时 届时 随时"
)
# Words before a noun that are not part of what is counted
QUANTIFIERS = _words(
    "各类 各种 各项 各级 各 多 多种 一批 一些 部分 有关 相关 这些 那些 上述 其他 其它 全部 所有 该 本 "
    "此类 这样 这种 同类 个"
)
# Parts of speech of the dictionary that can stand in a noun phrase
NOMINAL_TAGS = _words("n nz nr ns nt ng nrt nrfg vn an j l b eng s i a x z t")
# The same for a single character: any other is a piece of a word that the dictionary does not know
NOMINAL_TAGS_OF_ONE = _words("n ng nr ns nz an j b a")
# Nouns of one character, which the dictionary tags otherwise
SHORT_NOUNS = _words("组 队 团 市 县 区 州 旗 镇 乡 村 校 户 人 事 点 站 厂 屯 寨 店 地市")
# The whole of a place, which is not part of what is counted
EVERYWHERE = _words(
    "全国 全省 全市 全县 全区 全州 全旗 全盟 全镇 全乡 全疆 全村 我省 我市 我县 我区 我州 该省 该市 该县 "
    "该区 本省 本市 本县 本区 省里 市里 州里 县里 区里 旗里 镇里 乡里 村里 镇上 县上 区上 市上 乡上 村上"
)
# Verbs that state what became of what is counted, and never its kind
OUTCOMES = _words(
    "获 获得 得到 列入 纳入 进入 写入 写进 转化 转为 转化为 成为 属于 属 来自 涉及 参加 参与 出席 到 受到 "
    "荣获 入选 反对 赞成 进行 开展 召开 举行 举办 实施 组织"
)
# Words that deny the verb after them
DENIALS = _words("未 尚未 没有 没 不 并未 未能 未予 不予 从未")
# Verbs that say whether another is to be done, or can be
MODALS = _words("要 能 会 可 可以 能够 应 应该 想 得 必须 愿 愿意 敢 肯 倒要")
# Adverbs of manner that the dictionary gives as nouns
MANNER = _words(
    "当场 即场 即席 当面 当庭 限期 就地 逐一 逐个 逐件 逐条 会上 会后 会前 分头 一并 按期 如期 常年 长年 全程 轮流 正在"
)
# Prepositions that take a clause: 因条件不具备
CAUSES = _words("因 因为 由于")
# Verbs of having: 其中11条有了着落
HAVING = _words("有 有了 只有 没有")
# Verbs that say what something is
COPULAS = _words("是 为 属 属于 系 均为 都是 均是")
# Verbs of a state, which has no time of its own
STATES = _words("有 共有 现有 拥有 具有 设有 下辖 辖 位于 地处 平均 建有 需 需要 长 住 常住 在册")
# Verbs of company, after which the next verb states what was done together
COMPANY = _words("带 率 带领 率领 会同 联合 邀请 请 请来 组织 派 派出 牵头 领衔 分 分成 分头 陪同 参与 参加 出席")
# Verbs that do not state an act: saying, knowing, feeling, and auxiliaries
NO_ACTS = _words(
    "是 有 为 在 成为 属于 来自 位于 说 表示 认为 指出 强调 希望 建议 要求 提出 介绍 告诉 坦言 问 想 觉得 看到 "
    "听到 得知 知道 记得 难忘 发现 看来 报道 报告 开始 起 以来 出来 起来 叫 让 使 给 被 由 把 将 对 向 从 到 往 "
    "围绕 按照 根据 通过 用 以 来 去"
)
# Adverbs that make any verb a state
ADVERBS_OF_STATE = _words("现有 现 目前 眼下 如今 现共有")
# Words after a figure that date it: 六成以上的提案当年落实
ADVERBS_OF_TIME = _words("今年 去年 当年 同年 前年 上年 年内 如今 目前 现已 眼下 现在 当天 当日 次日 当月 全年")
# Words before something still to be done
PLANS = _words("将 拟 计划 打算 力争 争取 准备 预计 今后 下一步 明年 要 还将 有望 即将 确保")
# Words before a time that is only compared with
COMPARING = _words("比 较 比较 超过 高于 低于 多于 少于 快于 优于 不及 继 相比 相较 对比")
# The same, where 相比 or 持平 follows
WITH = _words("与 同 和 跟")
# Words after which a time still dates its clause: 在今年, 从去年起
DATING = _words("在 于 自 从 到 至 截至 早在 就 仅 光 单 而 由 自从 直到 将 又 也 等")
# Verbs before 于 and the time at which a thing began: 建于上世纪七十年代
FOUNDING = ("建", "成立", "创办", "创立", "设立", "落成", "出生", "生", "创刊")
# Prepositions of the basis of a statement: 据去年11月的一项调查
SOURCES = _words("据 根据 依据 按 按照 依照")
# Verbs that make a thing, which the time before them dates: 今年4月推出的平台
MAKING = _words(
    "建成 成立 创办 创建 创立 设立 启动 出台 制定 修订 开通 揭牌 投用 投产 印发 发布 开工 竣工 开馆 落成 "
    "组建 挂牌 提出 推出 建立 新建 改建 通过 颁布 实施 上线 编印 出版 投入使用 创设 兴建 修建 开业 立项 "
    "施行 试行 实行 推行 建起 建 创刊 开播 诞生 签署 签订 换届 当选"
)
# Nouns of a bare group, which only its activity specifies
GROUPS = _words("组 小组 队 分队 分团 团 分组")
# Verbs of a body that took up what was sent to it
RECIPIENTS = _words("采用 采纳 采用了 批示 转发 录用 刊发 刊登 转载 吸收 被采用 被采纳 用稿 摘登")
# Those who act, where they distinguish figures: 省领导领衔督办48件
ACTORS = ("领导", "主席", "主席会议成员", "党组成员", "专委会", "专门委员会", "党派", "工商联", "书记")
# Endings of the name of a class: 集体提案, 经济建设类提案
CLASSES = ("类", "集体", "委员", "联名", "个人", "党派", "界别", "专委会")
# Words that make a figure an average of what is counted
AVERAGES = _words("人均 户均 年均 月均 日均 平均 村均 校均 每人 每户 每亩 每台")
# Nouns that the dictionary of the segmenter gives as other parts of speech
NOUNS = _words(
    "等次 实效 站长 组长 抓手 答卷 着落 使命 小编 超市 手续 需求 前排 邻居 生意 算盘 干道 提纲 实录 实话 截图 说法 "
    "自助餐 知识 位置 愿望 回声 看头 窖藏 育苗 摘要 排污 建档立卡 难处"
)
# Words before an organisation that only takes part or is the object
BESIDE = _words("与 和 同 跟 会同 联合 协同 携手 向 对 对于 把 将 给 为 到 赴 受 被 比 较 除 除了 以 让 请 代表")
# Words before an organisation whose act is answered
FOLLOWING = _words("按照 根据 依照 遵照 响应 落实 贯彻 按 依据 遵循")
# Words before the giver of an honour or an instruction
GIVEN = _words("得到 获 获得 受到 赢得 荣获 接受 经受 博得 收获")
# Verbs of one who leads: 由市政协牵头
LEADING = _words("主持 牵头 组织 主办 承办 发起 举办 召集 带队 召开 搭 促成 主导 负责 推动 协调 会同 联合 派")
# Verbs of one who causes others to act: 经市政协呼吁
URGING = _words("推动 呼吁 协调 牵线 建议 督促 撮合 促成 努力 倡议 争取 督办 多方 反复 反映 奔走 协商 研究 批准 同意")
# Words that may open a clause before its subject
OPENERS = _words(
    "图为 图 据悉 据了解 据介绍 其中 同时 此外 另外 随后 随即 会上 会后 会前 会议期间 期间 其间 现场 接下来 下一步 "
    "值得一提 目前 近年来 活动中 活动现场 调研中 座谈会上 会议 第三 首先 其次 最后 结果 事实上"
)
# Words that place a thing inside another, or only point back to it
LOCALISERS = _words("中 里 里头 里面 里边 当中 之中 其中 中有 里有 这里边 这里面 这里头 这其中 这当中")
# Verbs that open a list of parts
CONTAINING = _words("含 包括 包含 内含 其中包括 其中含 涵盖")
# Words for the rest that the parts before leave
ALL_BUT = _words("其余 其余的 余下 余下的 剩余 剩下 剩下的 还剩 还剩下 另有 尚有 尚余 还有 另外")
# Words that open a division, and that end it: 按界别分, 从性别看
SORTS_BY = _words("按 按照 依 从 就")
SORTING = _words("分 看 来看 划分 来分 分类 区分 统计 讲 来讲 说 来说 上看")
