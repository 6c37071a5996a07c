"""The room of what people are told by mail: making what is due, writing it, sending it once, and choosing how soon."""
