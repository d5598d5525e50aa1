namespace Course;

/// <summary>What most likely made the loss infinite or not a number.</summary>
public enum DivergenceCause
{
    /// <summary>A feature is infinite or not a number.</summary>
    FeatureNotFinite,

    /// <summary>A target is infinite or not a number.</summary>
    TargetNotFinite,

    /// <summary>A loss on probabilities took the logarithm of zero.</summary>
    LogOfZero,

    /// <summary>The features are so large that products with them overflow.</summary>
    UnscaledFeatures,

    /// <summary>The steps were so large that each overshot further than the one before.</summary>
    LearningRateTooHigh,
}
