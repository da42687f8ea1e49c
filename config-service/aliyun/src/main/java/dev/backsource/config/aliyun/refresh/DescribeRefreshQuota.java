package dev.backsource.config.aliyun.refresh;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.purge.PurgeQuota;
import dev.backsource.config.purge.PurgeQuota.Room;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shows the remaining and the total refreshes per day of the caller's teams. URLs and directories share one quota; kinds of refresh that
 * don't exist here have a quota of 0.
 */
@Singleton
final class DescribeRefreshQuota extends CdnOperation {
    /** Clients expect a number, even without a limit. */
    private static final long ANY = Integer.MAX_VALUE;

    private final PurgeQuota quota;

    DescribeRefreshQuota(PurgeQuota quota) {
        super("DescribeRefreshQuota", Role.VIEWER, Set.of());
        this.quota = quota;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        return Multi.createFrom()
                .iterable(teams(call.caller()))
                .onItem()
                .transformToUniAndConcatenate(quota::of)
                .collect()
                .asList()
                .map(DescribeRefreshQuota::answer);
    }

    /** None for a caller with a role for domains regardless of their team. */
    private static List<String> teams(Caller caller) {
        return caller.bindings().stream().anyMatch(binding -> binding.team() == null) ? List.of() : caller.teams();
    }

    private static ObjectNode answer(List<Optional<Room>> rooms) {
        var isLimited = !rooms.isEmpty() && rooms.stream().allMatch(Optional::isPresent);
        var of = rooms.stream().flatMap(Optional::stream).toList();
        var limit = isLimited ? of.stream().mapToLong(Room::limit).sum() : ANY;
        var left = isLimited ? of.stream().mapToLong(Room::left).sum() : ANY;
        var answer = JsonNodeFactory.instance.objectNode();
        Stream.of("Url", "Dir").forEach(kind -> put(answer, kind, limit, left));
        Stream.of("Regex", "IgnoreParams", "Preload", "PreloadEdge", "Block").forEach(kind -> put(answer, kind, 0, 0));
        return answer;
    }

    private static void put(ObjectNode answer, String kind, long limit, long left) {
        answer.put(kind + "Quota", Long.toString(limit));
        answer.put(kind + "Remain", Long.toString(left));
    }
}
