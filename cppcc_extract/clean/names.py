"""Names of reporters and editors from the line that states them."""

from __future__ import annotations

import re

_ROLE = re.compile(
    r"(?:(?:本报|本网|本刊|本台|[一-鿿·]{2,14}?(?:报社?|网|电视台|融媒体中心|客户端))(?=[^\s]{0,6}(?:记者|通讯员|编辑)))?"
    r"(?:(?:全媒体|融媒体?|首席|特约|见习|实习|驻[一-鿿]{1,4}|特派|新闻){0,4}(?:记者|通讯员|通讯组|撰稿人?|评论员)|实习生"
    r"|(?:文字|图文|文图|图片|摄影报道|摄影|摄制|供图|采写|供稿|视频)(?![一-鿿]{0,1}$)|(?<![一-鿿])[文图摄](?=\s?[/／：:丨|\s、])|(?<=[\s/、])[文图摄](?=$|[\s/、]))"
)
# What writers did with what they had: 周一帆 根据录音整理
_DID = re.compile(r"(?<=[\s一-鿿])(?:根据|依据|据)[一-鿿]{0,12}?(?:整理|改写|采写|编写)$")
# 社法委, 县委办, 宣传部: a body that is as short as names are
_BODY = re.compile(r"(?:委|办|室|处|局|部|中心|政协)$")
_SPACED = re.compile(r"(?<![一-鿿·])[一-鿿](?:\s+[一-鿿])+(?![一-鿿·])")
_SPLIT = re.compile(r"[\s、，,；;/／|丨│：:&＆和]+")
# 港澳台侨和民族宗教委员会: a body whose name is split like names
_BODIES = re.compile(r"[一-鿿、]{4,}(?:委员会|办公室|办公厅|联合会)(?=\s|$)")
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}$|[\u3400-\u9fff]{1,8}·[\u3400-\u9fff·]{1,10}$")
_SIGN = re.compile(r"[：:，,；;。？！“”\d]")
_LINE_MAX = 30
_NOT_NAMES = frozenset(
    re.findall(
        r"\S+",
        "完 待续 未完待续 下转 上接 摘编 节选 整理 综合 综合整理 转载 有删节 有删减 原创 本文 正文 全文 试行 草案 暂行"
        " 来源 佚名 未知 管理员 编辑部 办公室 摄影 摄 文 图 图文 文图 供图 报道 摄影报道 综合报道 资料图 大 中 小"
        " 作者 编辑 责编 时间 日期 发表于 发布于"
        " 掌声 鼓掌 热烈掌声 热烈鼓掌 长时间鼓掌 笑声 略 有改动 见图 附图 附表 详见 下同 节录 待续 图片"
        " 来稿综合 综合来稿 现场笑声 全场笑声 众人大笑",
    )
)


def split_names(text: str, *, strict: bool = False) -> tuple[str, ...]:
    """The personal names in what follows a label or in brackets: 记者 王 雨 李小风 通讯员 赵一 -> three names.

    Words that say what somebody did, and short names of bodies (社法委), are dropped; a name whose two characters are
    spaced out is closed up. `strict` gives none if anything else stands among the names (本文据公开报道改写).
    """
    names: list[str] = []
    text = _SPACED.sub(lambda run: _closed(run[0].split()), text)
    text = text if strict else _BODIES.sub("", text)
    for token in _SPLIT.split(_ROLE.sub(" ", _DID.sub("", text.strip())).strip()):
        if token.endswith("报道") and len(token) > 2:
            token = token[:-2]
            if names and len(token) == 2:  # 周一帆 太原报道; but 周一帆 田小禾报道
                continue
        if _NAME.match(token) and token not in _NOT_NAMES and not _BODY.search(token):
            names.append(token)
        elif strict and len(token) > 1 and token not in _NOT_NAMES:
            return ()
    return tuple(dict.fromkeys(names))


def _closed(characters: list[str]) -> str:
    """Names whose characters were set apart: two characters make one each, three at the end one."""
    last = len(characters) - (3 if len(characters) % 2 else 2)
    pairs = ["".join(characters[n : n + 2]) for n in range(0, last, 2)]
    return " ".join([*pairs, "".join(characters[last:])])


def read_names(line: str, surnames: frozenset[str]) -> tuple[str, ...]:
    """The names of a line that consists only of names with surnames; empty for any other line."""
    names = split_names(line, strict=True) if len(line) <= _LINE_MAX and not _SIGN.search(line) else ()
    return names if all(_is_person(name, surnames) for name in names) else ()


def _is_person(name: str, surnames: frozenset[str]) -> bool:
    """Whether a name has a surname before one or two characters, or is one of another language (乌恩·巴图)."""
    return "·" in name or (len(name) <= 3 and name[0] in surnames) or (len(name) > 2 and name[:2] in surnames)
