"""What protection by this library costs, against a program written by hand."""
