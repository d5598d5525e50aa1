using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Course.Benchmarks;

/// <summary>What was measured for the report, one file a section, so that a section can be measured anew without the others.</summary>
/// <param name="folder">Where the files are.</param>
internal sealed class SavedResults(string folder)
{
    /// <summary>How results are written, here and by --json.</summary>
    public static JsonSerializerOptions Format { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The results of a section: measured and saved if <paramref name="anew"/> or if there are none yet, else those of the last time.</summary>
    public TResults Of<TResults>(string section, bool anew, Func<TResults> measure)
    {
        string file = Path.Combine(folder, $"{section}.json");
        if (!anew && File.Exists(file)) return JsonSerializer.Deserialize<TResults>(File.ReadAllText(file), Format)!;
        var results = measure();
        Directory.CreateDirectory(folder);
        File.WriteAllText(file, JsonSerializer.Serialize(results, Format) + "\n");
        return results;
    }
}
