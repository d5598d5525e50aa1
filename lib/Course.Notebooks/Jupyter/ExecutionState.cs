namespace Course.Notebooks.Jupyter;

/// <summary>
/// Tells the front ends whether the kernel is busy. Shell and control each announce their own requests; a front end that shows the last state it heard
/// would take the end of a control request for the end of the cell, so that the cell's state is told again after it.
/// </summary>
internal sealed class ExecutionState(JupyterConnection connection)
{
    private readonly Lock gate = new();
    private JupyterMessage? onShell;

    /// <summary>Work on a request begins.</summary>
    public void Busy(ChannelName channel, JupyterMessage request)
    {
        lock (gate)
        {
            if (channel == ChannelName.Shell) onShell = request;
            connection.PublishStatus("busy", request);
        }
    }

    /// <summary>Work on a request has ended.</summary>
    public void Idle(ChannelName channel, JupyterMessage request)
    {
        lock (gate)
        {
            if (channel == ChannelName.Shell) onShell = null;
            connection.PublishStatus("idle", request);
            if (onShell is { Header.Type: "execute_request" } cell) connection.PublishStatus("busy", cell);
        }
    }
}
