from google.protobuf import json_format, struct_pb2

from azure_disk_policy.wire import read_struct, struct_of

VALUE = {
    "text": "a",
    "number": 4.0,
    "yes": True,
    "nothing": None,
    "list": [1.0, [], {"x": "y"}],
    "object": {"deep": {"er": False}},
}


def test_a_struct_is_read_as_the_library_reads_it() -> None:
    struct = struct_of(VALUE)
    assert read_struct(struct) == VALUE == json_format.MessageToDict(struct)


def test_a_value_of_no_kind_is_none() -> None:
    struct = struct_pb2.Struct()
    struct.fields["empty"].SetInParent()
    assert read_struct(struct) == {"empty": None}
