"""From paths to a brief: the only place that knows the order of the stages."""
