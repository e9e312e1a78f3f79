package fr.parchemin.engine.scheme;

import fr.parchemin.engine.dossier.Days;
import fr.parchemin.engine.scheme.Scheme.Award;
import fr.parchemin.engine.scheme.Scheme.Certifier;
import fr.parchemin.engine.scheme.Scheme.IssuedDocument;
import fr.parchemin.engine.scheme.Scheme.Jury;
import fr.parchemin.engine.scheme.Scheme.LaterSessions;
import fr.parchemin.engine.scheme.Scheme.Register;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a scheme as JSON, for whoever uses it outside. Titles and labels are French; an English one stands beside under the
 * same name with {@code En}. Words are those of the scheme file; what is absent or empty is left out.
 */
public final class SchemeJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_SIZE = 16_384;

    private final JsonParts out;
    private final RuleJson rules;

    private SchemeJson(JsonParts out) {
        this.out = out;
        this.rules = new RuleJson(out);
    }

    /** One JSON object in UTF-8. */
    public static byte[] write(Scheme scheme) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            new SchemeJson(new JsonParts(out)).scheme(scheme);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void scheme(Scheme scheme) {
        out.text("scheme", scheme.id());
        out.text("version", scheme.version());
        out.label("title", scheme.title());
        out.list("blocks", scheme.blocks(), this::block);
        out.list("assessments", scheme.assessments(), this::assessment);
        out.word("kind", scheme.kind());
        out.texts("provisional", scheme.provisional());
        out.objects("certifiers", scheme.certifiers(), this::certifier);
        out.object("register", scheme.register(), this::register);
        out.object("validity", scheme.validity(), this::validity);
        out.list("scales", scheme.scales(), this::scale);
        out.objects("evidence", scheme.evidence().entrySet(), kind -> label("evidence", kind));
        out.objects("formats", scheme.formats().entrySet(), format -> label("format", format));
        out.objects("sessions", scheme.sessions(), this::session);
        out.objects("deliverables", scheme.deliverables(), this::deliverable);
        out.objects("modules", scheme.modules(), this::module);
        out.objects("requires", scheme.requires(), rules::write);
        out.list("routes", scheme.routes(), this::route);
        out.object("award", scheme.award(), this::award);
        out.object("laterSessions", scheme.laterSessions(), this::laterSessions);
        out.objects("correspondences", scheme.correspondences(), this::correspondence);
        out.object("jury", scheme.jury(), this::jury);
        out.list("documents", scheme.documents(), this::document);
    }

    private void label(String name, Map.Entry<String, Text> entry) {
        out.text(name, entry.getKey());
        out.label("label", entry.getValue());
    }

    private void block(Block block) {
        out.text("block", block.id());
        out.label("title", block.title());
        out.list("competencies", block.competencies(), this::competency);
        out.objects("criteria", block.criteria(), this::criterion);
        out.object("validatedWhen", block.validatedWhen(), rules::write);
        out.text("registerCode", block.registerCode());
        out.text("clause", block.clause());
    }

    private void competency(Block.Competency competency) {
        out.text("competency", competency.id());
        out.label("label", competency.title());
        out.object("acquiredWhen", competency.acquiredWhen(), rules::write);
    }

    private void criterion(Block.Criterion criterion) {
        out.label("title", criterion.title());
        out.texts("competencies", criterion.competencies());
        out.labels("observed", criterion.observed());
    }

    private void assessment(Assessment assessment) {
        out.text("assessment", assessment.id());
        out.text("block", assessment.block());
        out.label("title", assessment.title());
        out.word("kind", assessment.kind());
        out.flag("certifying", !assessment.formative());
        out.text("scale", assessment.scale());
        out.word("grain", assessment.grain());
        out.texts("competencies", assessment.competencies());
        out.words("by", assessment.assessors());
        out.texts("evidence", assessment.evidence());
        out.texts("askedOf", assessment.askedOf());
        out.object("resit", assessment.resit(), this::resit);
        out.text("completes", assessment.completes());
        out.text("reads", assessment.reads());
        out.flag("atLastBlock", assessment.atLastBlock());
        out.whole("markers", assessment.markers());
        out.whole("summonsDays", assessment.summonsDays());
        out.text("clause", assessment.clause());
    }

    private void resit(Assessment.Resit resit) {
        out.text("as", resit.format());
        out.words("on", resit.on());
        out.whole("attempts", resit.attempts());
        out.flag("lostByUnjustifiedAbsence", resit.lostByUnjustifiedAbsence());
        out.text("window", resit.window().name());
        out.date("from", resit.window().from());
        out.date("until", resit.window().until());
        out.flag("beforeJury", resit.window().beforeJury());
        out.text("clause", resit.clause());
    }

    private void session(SchemeSession session) {
        out.text("session", session.year());
        out.objects("windows", session.windows().entrySet(), this::window);
        out.text("clause", session.clause());
    }

    private void window(Map.Entry<String, Days> window) {
        out.text("window", window.getKey());
        out.date("from", window.getValue().from());
        out.date("until", window.getValue().until());
    }

    private void certifier(Certifier certifier) {
        out.text("name", certifier.name());
        out.text("siret", certifier.siret());
    }

    private void register(Register register) {
        out.text("number", register.number());
        out.whole("level", register.level());
        out.texts("nsf", register.nsf());
        out.date("decidedOn", register.decidedOn());
    }

    private void validity(Validity validity) {
        out.date("from", validity.from());
        out.date("until", validity.until());
        out.date("registeredUntil", validity.registeredUntil());
        out.date("lastAward", validity.lastAward());
        out.word("end", validity.end());
        out.object("grace", validity.grace(), this::grace);
        out.text("replacedBy", validity.replacedBy());
        out.text("clause", validity.clause());
    }

    private void grace(Validity.Grace grace) {
        out.word("for", grace.forWhom());
        out.date("until", grace.until());
        out.text("clause", grace.clause());
    }

    private void scale(Scale scale) {
        out.text("scale", scale.id());
        switch (scale) {
            case Scale.Grades(var _, var grades, String passing) -> {
                out.list("grades", grades, this::grade);
                out.text("passing", passing);
            }
            case Scale.Score(var _, var passing) -> out.number("passingScore", passing);
        }
    }

    private void grade(Scale.Grade grade) {
        out.text("grade", grade.id());
        out.label("label", grade.title());
    }

    private void deliverable(Deliverable deliverable) {
        out.text("deliverable", deliverable.id());
        out.text("block", deliverable.block());
        out.label("title", deliverable.title());
        out.whole("pagesAtMost", deliverable.pagesAtMost());
        out.whole("pagesIndicated", deliverable.pagesIndicated());
        out.whole("situationsAtLeast", deliverable.situationsAtLeast());
        out.texts("askedOf", deliverable.askedOf());
        out.flag("holdsBack", deliverable.holdsBack());
        out.texts("evidence", deliverable.evidence());
        out.text("clause", deliverable.clause());
    }

    private void module(Module module) {
        out.text("module", module.id());
        out.label("title", module.title());
        out.flag("outsideBlocks", module.outsideBlocks());
        out.text("clause", module.clause());
    }

    private void route(Route route) {
        out.text("route", route.id());
        out.label("title", route.title());
        out.text("origin", route.origin());
        out.objects("requires", route.requires(), rules::write);
        out.objects("remarks", route.remarks(), rules::write);
        out.flag("provisional", route.provisional());
        out.text("clause", route.clause());
    }

    private void award(Award award) {
        out.object("when", award.when(), rules::write);
        out.label("by", award.by());
        out.text("clause", award.clause());
    }

    private void laterSessions(LaterSessions later) {
        out.word("blocks", later.blocks());
        out.word("finalInterview", later.finalInterview());
        out.text("clause", later.clause());
    }

    private void correspondence(Correspondence correspondence) {
        out.text("scheme", correspondence.scheme());
        out.text("version", correspondence.version());
        out.texts("blocks", correspondence.blocks());
        out.texts("gives", correspondence.gives());
        out.text("clause", correspondence.clause());
    }

    private void jury(Jury jury) {
        out.label("title", jury.title());
        out.whole("members", jury.members());
        out.flag("accredited", jury.accredited());
        out.flag("castingVote", jury.castingVote());
        out.labels("independence", jury.independence());
        out.text("clause", jury.clause());
    }

    private void document(IssuedDocument document) {
        out.word("document", document.document());
        out.label("title", document.title());
        out.text("clause", document.clause());
    }
}
