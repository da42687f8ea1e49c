package dev.backsource.cli.apply.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.server.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch that the server refused as a whole.
 *
 * @param refused the domains that the refusal names; all when it names none
 * @param rest the others, to be sent again; null when there are none
 */
record RefusedBatch(List<Outcome> refused, @Nullable Batch rest) {
    static RefusedBatch of(Batch batch, Answer answer) {
        var refused = new ArrayList<Outcome>();
        var blameless = new ArrayList<Integer>();
        for (var i = 0; i < batch.wanted().size(); i++) {
            var wanted = batch.wanted().get(i);
            var errors = batch.against(i, answer.body().path("errors"));
            if (errors.isEmpty()) {
                blameless.add(i);
            } else {
                var problem = answer.body().<ObjectNode>deepCopy().set("errors", errors);
                refused.add(Refusals.of(wanted.name(), wanted, answer.status(), problem));
            }
        }
        if (refused.isEmpty()) {
            batch.wanted()
                    .forEach(wanted -> refused.add(Refusals.of(wanted.name(), wanted, answer.status(), answer.body())));
            return new RefusedBatch(refused, null);
        }
        return new RefusedBatch(refused, blameless.isEmpty() ? null : batch.only(blameless));
    }
}
