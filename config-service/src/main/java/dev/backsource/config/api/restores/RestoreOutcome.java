package dev.backsource.config.api.restores;

/** What became of a domain in a restore to a time. */
public enum RestoreOutcome {
    /** It has the state of that time again. */
    RESTORED,
    /** It had been removed since, and exists again. */
    BROUGHT_BACK,
    /** It is as it was then. */
    UNCHANGED,
    /** It didn't exist then, or was another team's, and stays as it is. */
    LEFT,
    /** It didn't exist then, and was removed. */
    REMOVED,
    /** Nothing was changed; the problem has the reason. */
    REFUSED,
    /** The service failed, so that the outcome is unknown; repeating the restore is safe. */
    FAILED
}
