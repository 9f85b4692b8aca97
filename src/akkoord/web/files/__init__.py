"""Files that people hand in: checked by their content, kept under a random name, given back safely.

    file = actions.keep(upload=request.FILES["proof"], actor=user, now=now, allowed=kinds.DOCUMENTS)
    file.get_absolute_url()                   # /bestanden/<uuid>/verslag.pdf
    actions.erase(file_id=file.pk, actor=user, now=now)

Every other app keeps files here and nowhere else.
"""
