package dev.backsource.config.aliyun.refresh;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.operations.CallParameters;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.purge.PurgedPath;
import dev.backsource.config.purge.PurgedPathFilter;
import dev.backsource.config.purge.PurgedPathFilter.PathCondition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tasks that a call requests, by its parameters. */
final class RefreshFilter {
    private static final String DOMAIN = "DomainName";
    private static final String TASK = "TaskId";
    private static final String FROM = "StartTime";
    private static final String UNTIL = "EndTime";
    private static final int MAX_TASKS = 100;

    static final Set<String> PARAMETERS =
            Set.of(DOMAIN, TASK, FROM, UNTIL, RefreshObjectCaches.PATH, RefreshObjectCaches.TYPE);

    private RefreshFilter() {}

    /** @throws CallRefusedException when a parameter is invalid */
    static PurgedPathFilter of(CallParameters parameters) {
        var type = parameters.find(RefreshObjectCaches.TYPE);
        var kind = type == null ? null : ObjectType.of(type).kind();
        var path = parameters.find(RefreshObjectCaches.PATH);
        var from = parameters.time(FROM);
        var until = parameters.time(UNTIL);
        if (from != null && until != null && !from.isBefore(until)) {
            throw CallRefusedException.ofParameter(UNTIL, "must be later than " + FROM);
        }
        return new PurgedPathFilter(
                ids(parameters),
                parameters.find(DOMAIN) == null ? null : parameters.domain(DOMAIN),
                path == null ? null : asked(path, kind),
                kind,
                from,
                until);
    }

    private static @Nullable Set<String> ids(CallParameters parameters) {
        var listed = parameters.list(TASK);
        if (listed.size() > MAX_TASKS) {
            throw CallRefusedException.ofParameter(
                    TASK, "lists " + listed.size() + " tasks; the limit per call is " + MAX_TASKS);
        }
        for (var id : listed) {
            if (!TimeOrderedIds.canBe(id)) {
                throw CallRefusedException.ofParameter(TASK, "must be a task ID that RefreshObjectCaches returned");
            }
        }
        return listed.isEmpty() ? null : Set.copyOf(listed);
    }

    /** Regardless of the domain that has served its host. */
    private static PathCondition asked(String text, PurgedPath.@Nullable Kind kind) {
        var path = ObjectPaths.read(text);
        if (kind == PurgedPath.Kind.PREFIX) {
            path.requirePrefix();
        }
        return new PathCondition(Set.copyOf(DomainReader.nearestFirst(path.host())), path.url(), path.prefix());
    }
}
