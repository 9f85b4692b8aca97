"""The rights themselves: one folder per authority, `<right>.py` with the rule beside `<right>.yaml`."""
