package dev.backsource.policy.domain;

/** Primary origins are tried first; secondary ones when no primary answers. */
public enum OriginPriority {
    PRIMARY,
    SECONDARY
}
