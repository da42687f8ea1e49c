package dev.backsource.simulation;

import dev.backsource.config.questions.QuestionsDoor;
import dev.backsource.eventlog.questions.AwaitedAnswers;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.Answer;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.event.Question;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.simulation.log.SimulatedKafka;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The callers of one process of config-service who have edges or a prober asked, each until its answers are there or its time is over. */
final class Callers {
    /** As for explanations and for pre-flights. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final Duration PROBED_WITHIN = Duration.ofMillis(4_500);
    /** Beyond the wait, since clocks differ. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    private static final Duration GRACE_OF_PROBERS = Duration.ofSeconds(2);

    private static final long WRITTEN_WITHIN_MICROS = 20_000;
    /** How long after its time a caller may be told so, unless the process stands still: then its timers can't ring. */
    private static final long TOLD_WITHIN_MICROS = 1_000_000;

    private final World deployment;
    private final Process process;
    private final SimulatedKafka kafka;
    private final Clock clock;
    private final QuestionsDoor<ExplainRequest, ExplainAnswer> edges;
    private final QuestionsDoor<ProbeRequest, ProbeAnswer> probers;
    /** When each waiting caller is to be told at the latest, by its question. */
    private final Map<String, Long> waiting = new HashMap<>();

    private long asked;

    /** @param follow has a reader follow a topic */
    Callers(
            World deployment,
            Process process,
            SimulatedKafka kafka,
            Clock clock,
            BiConsumer<Topic, TopicReader> follow) {
        this.deployment = deployment;
        this.process = process;
        this.kafka = kafka;
        this.clock = clock;
        var caller = new ProcessTimers(deployment.scheduler(), process, "caller");
        var waits = new ProcessTimers(deployment.scheduler(), deployment.plan().waiting(process), "wait");
        this.edges = door("edges", TopicCodec.EXPLAIN_REQUESTS, TopicCodec.EXPLAIN_ANSWERS, waits, caller);
        this.probers = door("probers", TopicCodec.PROBE_REQUESTS, TopicCodec.PROBE_ANSWERS, waits, caller);
        follow.accept(Topic.EXPLAIN_ANSWERS, edges.answers());
        follow.accept(Topic.PROBE_ANSWERS, probers.answers());
    }

    private <Q extends Question, A extends Answer> QuestionsDoor<Q, A> door(
            String whom,
            TopicCodec<Q> questions,
            TopicCodec<A> answers,
            ScheduledExecutorService waits,
            ScheduledExecutorService caller) {
        return new QuestionsDoor<>(whom, questions, answers, Callers::who, kafka, this::write, waits, caller, clock);
    }

    /** The key of an answer: any prober answers, but each edge for itself. */
    private static String who(Answer answer) {
        return answer instanceof ExplainAnswer explained ? explained.edge() : answer.request();
    }

    /** Asks all of {@code who} how they treat a request. */
    void askEdges(Set<String> who, String host) {
        var question = new ExplainRequest(
                nextId(),
                "http://" + host + "/",
                Scheme.HTTP,
                clock.instant().plus(WAIT).plus(GRACE),
                null);
        ask(edges, question, who, WAIT);
    }

    /** Asks whichever prober it is whether the ports are open that {@code domain} needs. */
    void askAProber(Domain domain) {
        var question = ProbeRequest.of(
                domain, nextId(), clock.instant().plus(PROBED_WITHIN).plus(GRACE_OF_PROBERS));
        ask(probers, question, Set.of(question.id()), PROBED_WITHIN);
    }

    private String nextId() {
        return process.name() + "-" + now() + "-" + asked++;
    }

    private <Q extends Question, A extends Answer> void ask(
            QuestionsDoor<Q, A> door, Q question, Set<String> awaited, Duration most) {
        waiting.put(question.id(), now() + most.toNanos() / 1_000);
        door.ask(question, awaited, most)
                .subscribe()
                .with(
                        answers -> ended(door, question.id(), isComplete(answers, awaited) ? "is answered" : "is over"),
                        failure -> ended(door, question.id(), "could not be written"));
    }

    private static <A> boolean isComplete(AwaitedAnswers<A> answers, Set<String> awaited) {
        return awaited.stream().allMatch(each -> answers.of(each) != null);
    }

    private void ended(QuestionsDoor<?, ?> door, String question, String how) {
        deployment.scheduler().note(process, question + " " + how);
        deployment.countEnd(how);
        waiting.remove(question);
        if (deployment.plan().leavesOpen()) {
            door.leaveOpen(question);
        }
    }

    private Uni<Void> write(ProducerRecord<String, byte[]> question) {
        return deployment.write(kafka, process, question, WRITTEN_WITHIN_MICROS);
    }

    /** No more questions are open than callers wait, and none waits beyond its time. Checked after each step of the process. */
    void check() {
        var now = now();
        if (open() > waiting.size()) {
            throw new Violation(
                    Invariant.WITHIN_BOUNDS,
                    process.name() + " has " + open() + " open questions of " + waiting.size() + " callers");
        }
        waiting.forEach((question, until) -> {
            if (now - Math.max(until, process.standsUntil()) > TOLD_WITHIN_MICROS) {
                throw new Violation(
                        Invariant.QUESTIONS_END, "the caller of " + question + " waits for more than its time");
            }
        });
    }

    private int open() {
        return edges.open() + probers.open();
    }

    int waiting() {
        return waiting.size();
    }

    private long now() {
        return deployment.scheduler().clock().micros();
    }
}
