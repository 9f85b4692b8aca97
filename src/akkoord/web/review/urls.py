from django.urls import path

from akkoord.web.review.views import board, bringing_in, publishing

app_name = "review"

urlpatterns = [
    path("akkoord/inlezen/", bringing_in.read, name="read"),
    path("akkoord/nazicht/<uuid:public_id>/", board.board, name="board"),
    path("akkoord/nazicht/<uuid:public_id>/stap/", board.step, name="step"),
    path("akkoord/nazicht/<uuid:public_id>/publiceren/", publishing.publish, name="publish"),
    path("akkoord/nazicht/<uuid:public_id>/verwijderen/", bringing_in.discard, name="discard"),
]
