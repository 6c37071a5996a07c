"""The room in which programmes come in and go out: reading councils' documents into values, and importing them.

It must not know how the other rooms show or publish what it brought in.
"""
