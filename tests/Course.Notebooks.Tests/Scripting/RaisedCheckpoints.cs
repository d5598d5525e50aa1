namespace Course.Notebooks.Tests.Scripting;

/// <summary>Tests that raise the checkpoints of the process by hand. They run alone: an interrupt of another test would be raised and lowered with them.</summary>
[CollectionDefinition(nameof(RaisedCheckpoints), DisableParallelization = true)]
public sealed class RaisedCheckpoints;
