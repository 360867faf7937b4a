"""The record in and out of the field's formats, one file a format."""
