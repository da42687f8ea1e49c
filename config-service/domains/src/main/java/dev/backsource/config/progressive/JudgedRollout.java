package dev.backsource.config.progressive;

import dev.backsource.config.outbox.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as this instance judged it last.
 *
 * @param position of its revision in the topic; null while that is unpublished
 * @param waitsFor the conditions of the next step that were found open; whether edges lack the step was asked only if nothing else was
 * @param evidence of the pooled test
 * @param trouble what kept this instance from what it had decided; null for nothing
 */
record JudgedRollout(
        StoredRollout rollout,
        FleetTrial fleet,
        @Nullable Position position,
        List<StepCondition> waitsFor,
        double evidence,
        @Nullable StepCondition trouble) {}
