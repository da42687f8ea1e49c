package dev.backsource.cli.apply.plan;

/** The treatment of domains that the service has and no file has. */
public enum Prune {
    /** They stay. */
    NONE,
    /** They are removed, unless that is more than half: the folder may be the wrong one or half checked out. */
    AT_MOST_HALF,
    /** They are removed, however many. */
    ALL
}
