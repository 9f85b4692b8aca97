app_name = "updates"

urlpatterns: list[object] = []
