"""The WSGI application that a web worker serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roadshow.conf.settings")
application = get_wsgi_application()
