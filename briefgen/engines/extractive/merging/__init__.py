"""The claims of several articles made one story by rule."""
