namespace Course.Notebooks.Directives;

/// <summary>What the code of one cell has sent to its own session: done one after the other, and all of it before the cell ends.</summary>
internal sealed class SentCode
{
    private readonly Lock gate = new();
    private Task latest = Task.CompletedTask;
    private bool isClosed;

    /// <summary>Does something after what was sent before it.</summary>
    /// <returns>What came of it, or null if the cell has ended and it was not done.</returns>
    public async Task<T?> RunAsync<T>(Func<Task<T>> run)
        where T : class
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (gate)
        {
            if (isClosed)
                return null;
            (before, latest) = (latest, turn.Task);
        }

        try
        {
            await before.ConfigureAwait(true);
            return await run().ConfigureAwait(true);
        }
        finally
        {
            turn.SetResult();
        }
    }

    /// <summary>Waits until all of it is done.</summary>
    public Task WhenDoneAsync() => WhenDoneAsync(thenClose: false);

    /// <summary>Waits until all of it is done, and takes nothing more.</summary>
    public Task CloseAsync() => WhenDoneAsync(thenClose: true);

    private async Task WhenDoneAsync(bool thenClose)
    {
        while (true)
        {
            Task pending;
            lock (gate)
            {
                pending = latest;
                if (pending.IsCompleted)
                {
                    isClosed |= thenClose;
                    return;
                }
            }

            await pending.ConfigureAwait(true);
        }
    }
}
