namespace Course.Notebooks.Jupyter;

/// <summary>
/// Tells the front ends whether the kernel is busy. Each request is announced by itself, also those that are answered while a cell runs; a front end
/// that shows the last state it heard would take the end of such a one for the end of the cell, so that the cell's state is told again after it.
/// </summary>
internal sealed class ExecutionState(JupyterConnection connection)
{
    private readonly Lock gate = new();
    private JupyterMessage? cell, last;

    /// <summary>Work on a request begins.</summary>
    public void Busy(JupyterMessage request)
    {
        lock (gate)
        {
            if (request.Header.Type == "execute_request") cell = request;
            connection.PublishStatus("busy", request);
        }
    }

    /// <summary>Work on a request has ended.</summary>
    public void Idle(JupyterMessage request)
    {
        lock (gate)
        {
            if (ReferenceEquals(request, cell)) cell = null;
            last = request;
            connection.PublishStatus("idle", request);
            if (cell is not null) connection.PublishStatus("busy", cell);
        }
    }

    /// <summary>
    /// Tells the state again, because somebody has just begun to listen. Front ends connect to all sockets at once, and the answer to their first request
    /// may be quicker than their subscription: the idle that they missed and wait for comes now.
    /// </summary>
    public void Repeat()
    {
        lock (gate)
        {
            if (cell is not null) connection.PublishStatus("busy", cell);
            else if (last is not null) connection.PublishStatus("idle", last);
        }
    }
}
