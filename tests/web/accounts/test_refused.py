"""What somebody reads when it went wrong."""

import re

import pytest
from django.test import RequestFactory
from django.views import defaults

pytestmark = pytest.mark.both_databases


class TestServerError:
    def test_says_so_in_both_languages_without_needing_anything_that_may_be_broken(self):
        response = defaults.server_error(RequestFactory().get("/"))
        page = response.content.decode()

        assert response.status_code == 500
        assert page.startswith("<!doctype html>")
        assert "Dat ligt aan ons" in page
        assert "Something went wrong" in page
        # Under the strict Content-Security-Policy neither would work.
        assert not re.search(r"<style|<script|style=", page)
