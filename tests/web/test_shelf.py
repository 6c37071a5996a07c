"""What is kept of finished answers: never more than allowed, what is asked for longest, by any number of threads."""

from concurrent.futures import ThreadPoolExecutor

from workprogramme.web.shelf import Shelf


def test_what_was_put_is_found_until_it_is_too_much() -> None:
    shelf = Shelf(100)
    for name in "abcd":
        shelf.put(name, name.encode() * 25)
    assert shelf.take("a") == b"a" * 25
    shelf.put("e", b"e" * 25)
    assert shelf.take("b") is None, "longest not asked for"
    assert [shelf.take(name) is not None for name in "acde"] == [True] * 4
    assert shelf.size == 100


def test_one_large_answer_does_not_push_out_all_others() -> None:
    shelf = Shelf(100)
    shelf.put("small", b"x" * 10)
    shelf.put("large", b"x" * 26)
    assert shelf.take("large") is None
    assert shelf.take("small") == b"x" * 10


def test_putting_again_counts_once() -> None:
    shelf = Shelf(100)
    for size in (10, 20, 5):
        shelf.put("a", b"x" * size)
    assert shelf.size == 5


def test_threads_do_not_upset_the_count() -> None:
    shelf = Shelf(400)

    def work(thread: int) -> None:
        for n in range(500):
            shelf.put((thread + n) % 17, b"x" * (n % 90))
            shelf.take(n % 17)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    kept = [shelf.take(name) for name in range(17)]
    assert shelf.size == sum(len(body) for body in kept if body) <= 400
