package dev.backsource.config.aliyun.refresh;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.access.places.TenantSlots;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.operations.CallPage;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.database.Slice;
import dev.backsource.config.purge.PurgePublication;
import dev.backsource.config.purge.PurgedPath;
import dev.backsource.config.purge.PurgedPathFilter;
import dev.backsource.config.purge.PurgedPaths;
import dev.backsource.config.rollout.PurgeRollouts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists refreshes, the latest first, with the progress of the edges; including purges by REST and in the console. */
@Singleton
final class DescribeRefreshTasks extends CdnOperation {
    private static final String STATUS = "Status";
    private static final int LARGEST_PAGE = 100;

    /** The number of purges that a filter by status examines, since the status changes with every report of an edge. */
    private static final int LOOKED_AT = 1_000;

    private final PurgedPaths paths;
    private final PurgeRollouts rollouts;
    private final TenantSlots places;

    DescribeRefreshTasks(PurgedPaths paths, PurgeRollouts rollouts, SlotRegistry places) {
        super(
                "DescribeRefreshTasks",
                Role.VIEWER,
                Stream.of(CallPage.PARAMETERS, RefreshFilter.PARAMETERS, Set.of(STATUS))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
        this.paths = paths;
        this.rollouts = rollouts;
        this.places = places.of(SlotKind.REFRESH_SEARCHES);
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var page = CallPage.of(call.parameters(), LARGEST_PAGE, PurgedPaths.MAX_COUNTED - 1);
        var status = call.parameters().find(STATUS);
        if (status != null && !RefreshStatus.WORDS.contains(status)) {
            throw CallRefusedException.ofParameter(
                    STATUS,
                    "must be one of " + RefreshStatus.WORDS.stream().sorted().toList());
        }
        var question = RefreshFilter.of(call.parameters());
        return isSearch(question, status)
                ? places.in(call.caller(), () -> list(call.caller(), question, status, page))
                : list(call.caller(), question, status, page);
    }

    /** Whether many purges may have to be examined, since no index leads to the requested ones, or only to too many. */
    private static boolean isSearch(PurgedPathFilter question, @Nullable String status) {
        return question.ids() == null && (question.path() != null || status != null);
    }

    private Uni<ObjectNode> list(Caller caller, PurgedPathFilter question, @Nullable String status, CallPage page) {
        return ofStatus(caller, question, status)
                .chain(wanted -> paths.page(caller, wanted, page.skipped(), page.size()))
                .map(found -> answer(found, page));
    }

    private Uni<PurgedPathFilter> ofStatus(Caller caller, PurgedPathFilter question, @Nullable String status) {
        return status == null
                ? Uni.createFrom().item(question)
                : paths.latest(caller, question, LOOKED_AT)
                        .map(purges -> question.among(purges.stream()
                                .filter(purge -> status(purge).word().equals(status))
                                .map(PurgePublication::id)
                                .collect(Collectors.toSet())));
    }

    private RefreshStatus status(PurgePublication purge) {
        return RefreshStatus.of(rollouts.edges(purge.id(), purge.position()));
    }

    private ObjectNode answer(Slice<PurgedPath> found, CallPage page) {
        var answer = JsonNodeFactory.instance.objectNode();
        page.putInto(answer, found.total());
        var tasks = answer.putObject("Tasks").putArray("CDNTask");
        var known = new HashMap<PurgePublication, RefreshStatus>();
        for (var path : found.items()) {
            var status = known.computeIfAbsent(path.purge(), this::status);
            tasks.addObject()
                    .put("TaskId", path.purge().id())
                    .put("ObjectPath", "http://" + url(path))
                    .put("ObjectType", ObjectType.of(path.kind()).word())
                    .put("Status", status.word())
                    .put("Process", status.process())
                    .put(
                            "CreationTime",
                            path.requestedAt().truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("Description", status.description());
        }
        return answer;
    }

    private static String url(PurgedPath path) {
        return path.kind() == PurgedPath.Kind.URL ? path.path() : path.domain() + path.path();
    }
}
