using System.Text.Json.Nodes;
using Course.Notebooks.Documents;
using Course.Notebooks.Scripting;

namespace Course.Notebooks.Jupyter;

/// <summary>Runs cells for <c>execute_request</c>.</summary>
internal sealed class ExecuteHandler(NotebookSession session, JupyterConnection connection, InputPrompt input, ExecutionHistory history)
{
    private readonly Lock gate = new();
    private CancellationTokenSource? interrupt;
    private int executionCount;

    /// <summary>The request whose cell runs now or ran last: what appears out of turn is shown there.</summary>
    public JupyterMessage Current { get; private set; } = JupyterMessage.None;

    /// <summary>Whether a cell runs now.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Interrupts the request that is being answered, also while its cell still waits to begin; does nothing between requests.</summary>
    public void Interrupt()
    {
        lock (gate) interrupt?.Cancel();
    }

    /// <summary>Runs the cell and answers the request.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="dropQueued">Called when the cell failed and the request asks that those queued behind it are not run: before anybody hears of the failure, for what a front end sends after it is to run.</param>
    public async Task RunAsync(JupyterMessage request, Action dropQueued)
    {
        using var source = new CancellationTokenSource();
        lock (gate) interrupt = source;
        try
        {
            await RunAsync(request, dropQueued, source.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (gate) interrupt = null;
        }
    }

    /// <summary>Answers a request that waited behind a cell which failed.</summary>
    public void Abort(JupyterMessage request) =>
        connection.Reply(ChannelName.Shell, request, new JsonObject { ["status"] = "aborted", ["execution_count"] = executionCount });

    /// <summary>Answers the running request before its cell has ended, because the process is about to.</summary>
    public void GiveUp(CellError error)
    {
        connection.Publish("error", Current, ErrorContent(error));
        Reply(Current, error, [], []);
    }

    private async Task RunAsync(JupyterMessage request, Action dropQueued, CancellationToken interrupted)
    {
        var code = request.Text("code");
        var silent = request.Flag("silent");
        var storeHistory = !silent && request.Flag("store_history", true);
        if (storeHistory) executionCount++;
        if (!silent) connection.Publish("execute_input", request, new JsonObject { ["code"] = code, ["execution_count"] = executionCount });

        if (HelpQuestion.NameAskedFor(code) is { } name)
        {
            var found = await session.InspectAsync(name, name.Length, HelpQuestion.AsksForSource(code), interrupted).ConfigureAwait(false);
            Reply(request, null, [HelpQuestion.Page(found, name)], []);
            return;
        }

        Current = request;
        IsRunning = true;
        var output = new JupyterCellOutput(connection, input, request, executionCount);
        CellResult result;
        try
        {
            var cell = new CellRequest(code) { Language = CellLanguage.Of(request.Metadata) ?? "csharp", Number = executionCount, Silent = silent };
            result = await RunCellAsync(cell, output, interrupted).ConfigureAwait(false);
        }
        finally
        {
            IsRunning = false;
        }

        if (storeHistory) history.Add(executionCount, code, output.ResultText);
        if (result.Error is not null && request.Flag("stop_on_error", true)) dropQueued();
        if (result.Error is { } error) connection.Publish("error", request, ErrorContent(error));
        Reply(request, result.Error, [], result.Error is null ? await EvaluateAsync(request, interrupted).ConfigureAwait(false) : []);
    }

    private async Task<CellResult> RunCellAsync(CellRequest cell, ICellOutput output, CancellationToken interrupted)
    {
        try
        {
            return await session.RunCellAsync(cell, output, interrupted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            // Before it began: the session may still be warming up.
            return new CellResult(CellStatus.Aborted, ExceptionReport.Interrupted, TimeSpan.Zero);
        }
    }

    private static JsonObject ErrorContent(CellError error)
    {
        // The first line says what happened; the front ends colour it by ANSI codes.
        var traceback = new JsonArray();
        foreach (var line in error.Traceback) traceback.Add(traceback.Count == 0 ? $"\e[31m{line}\e[39m" : line);
        return new JsonObject { ["ename"] = error.Name, ["evalue"] = error.Message, ["traceback"] = traceback };
    }

    private void Reply(JupyterMessage request, CellError? error, JsonArray payload, JsonObject expressions)
    {
        var content = error is null ? new JsonObject { ["payload"] = payload, ["user_expressions"] = expressions } : ErrorContent(error);
        content["status"] = error is null ? "ok" : "error";
        content["execution_count"] = executionCount;
        connection.Reply(ChannelName.Shell, request, content);
    }

    private async Task<JsonObject> EvaluateAsync(JupyterMessage request, CancellationToken interrupted)
    {
        var answers = new JsonObject();
        if (request.Content["user_expressions"] is not JsonObject expressions) return answers;
        foreach (var (name, expression) in expressions)
        {
            var output = new CapturedResult();
            var code = expression is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
            var result = await RunCellAsync(new CellRequest(code) { Number = executionCount }, output, interrupted).ConfigureAwait(false);
            if (result.Error is { } error)
            {
                answers[name] = ErrorContent(error);
                answers[name]!["status"] = "error";
            }
            else
            {
                answers[name] = new JsonObject
                {
                    ["status"] = "ok",
                    ["data"] = output.Value?.ToJson() ?? [],
                    ["metadata"] = output.Value?.Metadata.DeepClone() ?? new JsonObject(),
                };
            }
        }

        return answers;
    }
}
