namespace Course.Notebooks.Formatting;

/// <summary>A task: where it stands, and its result if it has one. It is never waited for.</summary>
internal static class TaskView
{
    public static MimeBundle Render(Task task, RenderScope scope) => Result(task) is { } result && ValueView.Render(result, scope) is var view && view.TryGetText("text/html", out var html)
        ? MimeBundle.Of("text/html", $"<details open><summary><code>{HtmlText.Of(Describe(task))}</code></summary>{html}</details>").Add("text/plain", Describe(task))
        : MimeBundle.PlainText(Describe(task));

    /// <summary>The task in one line.</summary>
    public static string Describe(Task task)
    {
        var name = HasResult(task) ? TypeName.Of(ResultType(task)!) is var type ? $"Task<{type}>" : "" : "Task";
        return task.Status switch
        {
            TaskStatus.RanToCompletion => HasResult(task) ? $"{name}: {InlineText.Of(Result(task))}" : $"{name}: done",
            TaskStatus.Faulted => $"{name}: failed with {InlineText.Of(task.Exception!.InnerException)}",
            TaskStatus.Canceled => $"{name}: cancelled",
            _ => $"{name}: still running; write await before it to wait for it",
        };
    }

    private static object? Result(Task task) => task.IsCompletedSuccessfully && HasResult(task) ? task.GetType().GetProperty("Result")!.GetValue(task) : null;

    private static bool HasResult(Task task) => ResultType(task) is { } type && type.Name != "VoidTaskResult";

    private static Type? ResultType(Task task)
    {
        for (var type = task.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
                return type.GetGenericArguments()[0];
        }

        return null;
    }
}
