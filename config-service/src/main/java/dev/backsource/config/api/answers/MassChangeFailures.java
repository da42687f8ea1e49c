package dev.backsource.config.api.answers;

import dev.backsource.config.masschange.MassChangeRefusal;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The number to confirm in the refusal of a mass change. */
@Singleton
final class MassChangeFailures implements FailureMapper {
    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        return failure instanceof MassChangeRefusal refused
                ? Refusal.of(refused).ofMassChange(refused.domains(), refused.limit())
                : null;
    }
}
