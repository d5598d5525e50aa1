using System.Text.Json.Nodes;

namespace Course.Notebooks.Jupyter;

/// <summary>Publishes the outputs of one cell as messages that belong to the request that ran it.</summary>
/// <param name="connection">Where they go.</param>
/// <param name="input">Who asks questions.</param>
/// <param name="request">The <c>execute_request</c>.</param>
/// <param name="executionCount">The number in the cell's brackets.</param>
internal sealed class JupyterCellOutput(JupyterConnection connection, InputPrompt input, JupyterMessage request, int executionCount) : ICellOutput
{
    /// <summary>The <c>text/plain</c> of the cell's value, for the history; null when it had none.</summary>
    public string? ResultText { get; private set; }

    /// <inheritdoc/>
    public void Write(StreamKind stream, string text)
    {
        if (text.Length == 0) return;
        connection.Publish("stream", request, new JsonObject { ["name"] = stream == StreamKind.Error ? "stderr" : "stdout", ["text"] = text });
    }

    /// <inheritdoc/>
    public void Result(MimeBundle value)
    {
        ResultText = value.TryGetText("text/plain", out var text) ? text : null;
        var content = Content(value, null);
        content["execution_count"] = executionCount;
        connection.Publish("execute_result", request, content);
    }

    /// <inheritdoc/>
    public void Display(MimeBundle value, string? displayId) => connection.Publish("display_data", request, Content(value, displayId));

    /// <inheritdoc/>
    public void UpdateDisplay(string displayId, MimeBundle value) => connection.Publish("update_display_data", request, Content(value, displayId));

    /// <inheritdoc/>
    public void Clear(bool wait) => connection.Publish("clear_output", request, new JsonObject { ["wait"] = wait });

    /// <inheritdoc/>
    public string RequestInput(string prompt, bool password) =>
        request.Flag("allow_stdin", true)
            ? input.Ask(request, prompt, password)
            : throw new InvalidOperationException("The cell asked for input, but this front end cannot ask anybody: run the notebook where somebody can type, or give the value in the code.");

    private static JsonObject Content(MimeBundle value, string? displayId) => new()
    {
        ["data"] = value.ToJson(),
        ["metadata"] = value.Metadata.DeepClone(),
        ["transient"] = displayId is null ? new JsonObject() : new JsonObject { ["display_id"] = displayId },
    };
}
