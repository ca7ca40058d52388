package io.headroom.allocate.offers;

/// Why an offer is of no use to a tenant, or why a plan cannot express it.
public enum Obstacle {
    /// The tenant does not accept the model on offer.
    MODEL_NOT_ACCEPTED,
    /// The model on offer is not smaller than what the tenant would get anyway.
    NOT_SMALLER,
    /// No deployment of the plan serves a model that the tenant accepts, or the model on offer.
    NO_DEPLOYMENT,
    /// None of these deployments fits the GPUs on offer.
    DOES_NOT_FIT,
    /// No lane serves the tenant's models during the run.
    NO_LANE,
    /// The run does not lie between the dates of the offer.
    OUTSIDE_DATES,
    /// The block holds less than one replica.
    TOO_FEW_GPUS,
    /// The tenant sends nothing in the run.
    NO_REQUESTS,
    /// The plan is so already.
    ALREADY_SO,
    /// A plan has no units of a provider.
    UNITS_OF_PROVIDER,
    /// A plan has no price of what spills: it would refuse it.
    SPILL_IS_REFUSED,
    /// A tenant in the tray has no place from which requests fall back.
    NOT_PLACED,
    /// A cabin refuses nothing, so nothing would fall back.
    IN_CABIN
}
