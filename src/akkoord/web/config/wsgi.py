"""What gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "akkoord.web.config.settings")

application = get_wsgi_application()

# What is loaded stays for as long as the process does, yet Python's collector would walk over all of it each
# time that a page made many rows: 40 ms in one answer out of ten of the large pages. So it is set aside.
get_resolver().check()
gc.collect()
gc.freeze()
