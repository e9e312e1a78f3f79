package fr.parchemin.app.paper;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Fills in the templates of documents, which are XHTML: whatever is put in is escaped, whatever comes out is well formed. */
final class Typesetter {

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultInstance();

    Typesetter(MessageSource messages) {
        var files = new ClassLoaderTemplateResolver(Typesetter.class.getClassLoader());
        files.setPrefix("documents/");
        files.setSuffix(".xhtml");
        files.setTemplateMode(TemplateMode.XML);
        files.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(files);
        templates.setTemplateEngineMessageSource(messages);
        try {
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Document set(String template, Map<String, Object> values) {
        var context = new Context(Locale.FRENCH, values);
        context.setVariable("french", French.WORDS);
        var text = templates.process(template, context);
        try {
            return parsers.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The document %s is not well formed".formatted(template), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
