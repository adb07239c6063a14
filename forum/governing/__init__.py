"""Who runs the forum and by which rules: host, forum, years, rules, presidium, offices."""
