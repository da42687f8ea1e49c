package dev.backsource.config.access.quotas;

/** The event streams that are open at this instance. */
public interface OpenStreams {
    /** The number of streams whose callers act for the team. */
    int ofTeam(String team);
}
