using System.Text.Json;
using System.Text.Json.Serialization;

namespace Course.Benchmarks;

/// <summary>How requests and answers are written.</summary>
internal static class ProtocolJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>One line of JSON.</summary>
    public static string Write<TMessage>(TMessage message) => JsonSerializer.Serialize(message, Options);

    /// <summary>What a line of JSON says.</summary>
    public static TMessage Read<TMessage>(string line) => JsonSerializer.Deserialize<TMessage>(line, Options)!;
}
