using System.Text.Json.Nodes;

namespace Course.Notebooks.Jupyter;

/// <summary>Asks the front end for a line on the stdin channel, one question at a time.</summary>
internal sealed class InputPrompt(JupyterConnection connection)
{
    private readonly Lock gate = new();
    private Question? open;

    /// <summary>Asks and waits; an interrupt of the waiting thread ends the wait.</summary>
    /// <exception cref="InvalidOperationException">The front end that ran the cell has gone.</exception>
    public string Ask(JupyterMessage parent, string prompt, bool password)
    {
        var question = new Question(parent);
        // Asked under the lock: an answer that is quicker than this thread finds the question it names.
        lock (gate)
        {
            open = question;
            question.Id = connection.Ask(parent, new JsonObject { ["prompt"] = prompt, ["password"] = password }, question.NobodyThere);
        }

        try
        {
            return question.Wait() ?? throw new InvalidOperationException("The cell asked for input, but the front end that ran it is no longer connected.");
        }
        finally
        {
            lock (gate) open = null;
        }
    }

    /// <summary>Takes in an <c>input_reply</c>. An answer to an earlier question, interrupted since, is left alone.</summary>
    public void Answer(JupyterMessage reply)
    {
        lock (gate)
        {
            // Some front ends name the question they answer, some the request that ran the cell, some nothing.
            if (open is not null && (reply.ParentId.Length == 0 || reply.ParentId == open.Id || reply.ParentId == open.Parent.Header.Id))
                open.Answered(reply.Text("value"));
        }
    }

    private sealed class Question(JupyterMessage parent)
    {
        private readonly TaskCompletionSource<string?> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public JupyterMessage Parent { get; } = parent;

        public string? Id { get; set; }

        public string? Wait() => answer.Task.GetAwaiter().GetResult();

        public void Answered(string value) => answer.TrySetResult(value);

        public void NobodyThere() => answer.TrySetResult(null);
    }
}
