"""The benchmarks: what the shipped server costs, as ratios to bare Flask in the same run. `make bench` runs them.

They are no tests: nothing here is collected, and nothing here has a say in whether the tests pass.
"""
