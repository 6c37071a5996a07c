"""The pages on which two entries of the list of people become one."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workprogramme.committees.people import queries
from workprogramme.committees.people.forms import ChooseOtherForm, MergeForm, UndoMergeForm, entry_words
from workprogramme.committees.people.gaining import committees_gained
from workprogramme.committees.people.merging import belongings_of, merge_people, why_not
from workprogramme.committees.people.undoing import undo_merge, undoing_of
from workprogramme.committees.people.undoing_words import goes_back, stays
from workprogramme.committees.room import found_or_404, room
from workprogramme.domain.access import Action
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.people import Person
from workprogramme.models.people_merges import PeopleMerge
from workprogramme.web.access import allowed, requires
from workprogramme.web.context import house, reading, signed_in, writing
from workprogramme.web.law import jurisdiction
from workprogramme.web.words import join_names

Page = Response | str | tuple[str, int]


@room.get("/manage/people/alike/")
@requires(Action.MANAGE_PEOPLE)
def people_alike() -> str:
    """The names on the list that look like one person's."""
    pairs = queries.pairs_alike(reading())
    more = len(pairs) > queries.MOST_PAIRS
    return render_template("committees/people_alike.html", pairs=pairs[: queries.MOST_PAIRS], more=more)


@room.get("/manage/people/<int:person_id>/merge")
@requires(Action.MANAGE_PEOPLE)
def choose_other(person_id: int) -> Page:
    """Asks with whom somebody is one person."""
    found: Person = found_or_404(queries.person, person_id)
    others = [(str(other.id), entry_words(other)) for other in queries.others_of_kind(reading(), found)]
    form = ChooseOtherForm(formdata=request.args or None, choices={"other": others})
    if "other" in request.args and form.validate():
        return redirect(url_for(".merge", one_id=person_id, other_id=form.other.data))
    return render_template("committees/choose_other.html", form=form, person=found), 422 if form.errors else 200


@room.route("/manage/people/<int:one_id>/merge/<int:other_id>", methods=["GET", "POST"])
@requires(Action.MANAGE_PEOPLE)
def merge(one_id: int, other_id: int) -> Page:
    """Shows what would move if these two became one, and makes them one."""
    if one_id == other_id:
        abort(404)
    one: Person = found_or_404(queries.person, one_id)
    other: Person = found_or_404(queries.person, other_id)
    today, law = house().clock.today(), jurisdiction().key
    form = MergeForm(
        choices={"keep": [(str(entry.id), entry_words(entry)) for entry in (one, other)]},
        data={"seen": " ".join(f"{entry.id}.{entry.version}" for entry in (one, other))},
    )
    if form.validate_on_submit():
        keep, goes = (one, other) if form.keep.data == one_id else (other, one)
        try:
            _refuse_what_they_may_not_read(one_id, other_id)
            with writing(f"Merged {goes.name} (person {goes.id}) into {keep.name} (person {keep.id})") as session:
                merge_people(session, keep.id, goes.id, form.seen_versions(), today, law)
        except Refused as refused:
            form.refuse(refused)
        except Stale:
            flash("Somebody else has changed one of the two. Look at both again.", "error")
            return redirect(url_for(".merge", one_id=one_id, other_id=other_id))
        else:
            flash(f"{keep.name} and {goes.name} are one entry now, {keep.name}. You can undo this below.")
            return redirect(url_for(".person", person_id=keep.id, _anchor="merged"))
    page = render_template(
        "committees/merge.html",
        form=form,
        both=[belongings_of(reading(), one), belongings_of(reading(), other)],
        why_not=why_not(reading(), one, other, today, law) or _unread(one_id, other_id),
    )
    return page, form.status


def _unread(one_id: int, other_id: int) -> str:
    """Why whoever asks cannot merge these two: an account would come to read what they may not read themselves."""
    gained = committees_gained(reading(), one_id, other_id)
    names = [committee.name for committee in gained if not allowed(Action.SEE_PRIVATE, committee.id)]
    if not names:
        return ""
    return (
        f"One of them signs in, and would then read private business of {join_names(names)}. "
        "Ask somebody who may read that to merge them."
    )


def _refuse_what_they_may_not_read(one_id: int, other_id: int) -> None:
    if reason := _unread(one_id, other_id):
        raise Refused(reason)


@room.route("/manage/people/merges/<int:merge_id>/undo", methods=["GET", "POST"])
@requires(Action.MANAGE_PEOPLE)
def undo(merge_id: int) -> Page:
    """Says what goes back when this merge is undone, and what cannot, and, pressed, undoes it."""
    found: PeopleMerge = found_or_404(queries.merge, merge_id)
    plan = undoing_of(reading(), found)
    form = UndoMergeForm(data={"seen": plan.seen})
    if form.validate_on_submit():
        now, by_name = house().clock.now(), signed_in().name
        try:
            why = f"Undid the merge of {found.gone_name} (person {found.gone_id}) into {found.kept_name}"
            with writing(f"{why} (person {found.kept_id})") as session:
                back = undo_merge(session, merge_id, form.seen.data or "", now, by_name)
        except Refused as refused:
            form.refuse(refused)
        except Stale:
            flash("What can go back has changed since. Look at it again.", "error")
            return redirect(url_for(".undo", merge_id=merge_id))
        else:
            flash(f"The merge is undone: {back.name} and {found.kept_name} are two entries again.")
            return redirect(url_for(".person", person_id=back.id))
    page = render_template(
        "committees/undo_merge.html",
        form=form,
        merge=found,
        plan=plan,
        back=goes_back(plan),
        stays=stays(reading(), found, plan),
        keep=queries.person(reading(), found.kept_id),
    )
    return page, form.status
