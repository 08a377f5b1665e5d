"""Where things stand: one finder per kind of mention. A finder knows form, not meaning."""
