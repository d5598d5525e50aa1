using System.Text;
using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Running;

/// <summary>Writes a cell's outputs into the document as a Jupyter front end would: streams merged, updates in place.</summary>
internal sealed class DocumentOutput(NotebookCell cell, Dictionary<string, List<JsonObject>> displays, int executionCount) : ICellOutput
{
    private readonly Lock gate = new();
    private readonly StringBuilder streamText = new();
    private JsonObject? openStream;
    private bool clearFirst;
    private bool closed;

    public void Write(StreamKind stream, string text)
    {
        lock (gate)
        {
            if (closed || text.Length == 0)
                return;
            ClearIfDue();
            var name = stream == StreamKind.Output ? "stdout" : "stderr";
            if (openStream is null || (string?)openStream["name"] != name)
            {
                EndStream();
                openStream = new JsonObject { ["name"] = name, ["output_type"] = "stream", ["text"] = "" };
                cell.Outputs.Add((JsonNode)openStream);
            }

            streamText.Append(text);
        }
    }

    public void Result(MimeBundle value) => Add("execute_result", value, null);

    public void Display(MimeBundle value, string? displayId) => Add("display_data", value, displayId);

    public void UpdateDisplay(string displayId, MimeBundle value)
    {
        lock (gate)
        {
            if (closed || !displays.TryGetValue(displayId, out var places))
                return;
            foreach (var place in places)
            {
                place["data"] = value.ToJson();
                place["metadata"] = value.Metadata.DeepClone();
            }
        }
    }

    public void Clear(bool wait)
    {
        lock (gate)
        {
            if (closed)
                return;
            clearFirst = true;
            if (!wait)
                ClearIfDue();
        }
    }

    public string RequestInput(string prompt, bool password) => throw new InvalidOperationException(
        "This cell asks for input, but the notebook runs without anyone to answer. Give the value in the cell tagged \"parameters\" instead, or run the notebook in an editor.");

    /// <summary>Adds the error that ended the cell.</summary>
    public void Fail(CellError error)
    {
        lock (gate)
        {
            ClearIfDue();
            EndStream();
            cell.Outputs.Add((JsonNode)new JsonObject
            {
                ["ename"] = error.Name,
                ["evalue"] = error.Message,
                ["output_type"] = "error",
                ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
            });
        }
    }

    /// <summary>Ends the cell's part of the document: what background tasks still write is not taken any more.</summary>
    public void Close()
    {
        lock (gate)
        {
            EndStream();
            closed = true;
        }
    }

    private void Add(string type, MimeBundle value, string? displayId)
    {
        lock (gate)
        {
            if (closed)
                return;
            ClearIfDue();
            EndStream();
            var output = new JsonObject
            {
                ["data"] = value.ToJson(),
                ["metadata"] = value.Metadata.DeepClone(),
                ["output_type"] = type,
            };
            if (type == "execute_result")
                output["execution_count"] = executionCount;
            cell.Outputs.Add((JsonNode)output);
            if (displayId is null)
                return;
            if (!displays.TryGetValue(displayId, out var places))
                displays[displayId] = places = [];
            places.Add(output);
        }
    }

    private void ClearIfDue()
    {
        if (!clearFirst)
            return;
        clearFirst = false;
        EndStream();
        cell.Outputs.Clear();
    }

    private void EndStream()
    {
        if (openStream is not null)
            openStream["text"] = streamText.ToString();
        openStream = null;
        streamText.Clear();
    }
}
