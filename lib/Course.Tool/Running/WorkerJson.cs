using System.Text.Json.Serialization;

namespace Course.Tool.Running;

/// <summary>Serialisers made at compile time: reflection would cost every run some 50 ms.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerReport))]
internal sealed partial class WorkerJson : JsonSerializerContext;
