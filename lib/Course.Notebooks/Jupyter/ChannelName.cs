namespace Course.Notebooks.Jupyter;

/// <summary>The channels of a kernel on which requests arrive or answers leave.</summary>
internal enum ChannelName
{
    /// <summary>Requests that are answered one after the other.</summary>
    Shell,

    /// <summary>Requests that are answered even while a cell runs.</summary>
    Control,

    /// <summary>The kernel's questions and the front end's answers.</summary>
    Stdin,

    /// <summary>What every front end hears: outputs and status.</summary>
    IOPub,
}
