"""Two versions of an agreement, or two terms: which promise became which, and what that changes.

`matching` pairs the promises by their words, `places` tells a new heading from a new name, `figures` and
`strength` weigh what a promise commits to before and after, and `wording` quotes what differs. The way in
is `akkoord.agreement.diff`.
"""
