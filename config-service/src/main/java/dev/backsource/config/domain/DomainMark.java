package dev.backsource.config.domain;

import dev.backsource.config.outbox.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the history says of a domain that its state doesn't.
 *
 * @param created when it was added, or last added anew
 * @param position where its latest revision was published; null until it is
 */
public record DomainMark(Instant created, @Nullable Position position) {}
