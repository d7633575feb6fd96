/** First names that are common in Europe, the Americas, India and the Near East, in small letters. */

const setOf = (names: string) => new Set(names.split(' '))

export const firstNames = setOf(
  'aaron abdul abdullah abigail adam aditi adrian adriana agnes ahmad ahmed ahmet aidan aino aisha akash akira ' +
    'alan albert alejandra alejandro aleksandar aleksandra aleksei alessandra alessandro alex alexa alexander ' +
    'alexandra alexei alexis alfred ali alice alicia alina alison allan allison alma alyssa amal amanda amelia ' +
    'amina amir amit amy ana ananya anastasia anatoly anders andrea andreas andrei andrew andrzej andrás andrés ' +
    'andy angel angela angelina angus anil anita anjali ann anna anne annette annie annika anouk anthony antoine ' +
    'anton antonia antonio antti anya aoife april arjun arlene arnold arthur arun ashley ashok astrid attila aude ' +
    'audrey austin ava axel ayşe balázs barbara barry bart beata beatrice beatriz becky begoña belén ben benjamin ' +
    'benoît bernard bernd bernhard beth betty beverly bianca bill billy birgit björn bjørn bo bob bobby bogdan ' +
    'boguslaw bonnie boris brad bradley bram brandon brenda brent brett brian brianna bridget brigitte britta ' +
    'brittany bruce bruno bryan bärbel béla caleb callum calvin cameron camila camille carl carla carlos carmen ' +
    'carol carolina caroline carolyn carrie carsten catarina catherine cathy cecilia chad chantal charles charlie ' +
    'charlotte chelsea cheryl chiara chloe chris christian christina christine christoph christopher ciaran cindy ' +
    'claire clara clarence claudia clemens colin connor consuelo corey cornelis courtney craig cristina crystal ' +
    'curtis cynthia cédric céline daan dagny daisy dale damian damien dan dana daniel daniela danielle danny ' +
    'danuta dariusz darren daryl dave david davide dawn dean debbie deborah debra deepa deepak delphine denise ' +
    'dennis derek derrick detlef diana diane didier diego dieter dirk divya dmitri dolores dominic don donald ' +
    'donna doris dorothea dorothy doug douglas dragan drew duarte duncan dustin dylan dávid dóra earl eberhard ' +
    'eddie edgar edith eduardo edward edwin eero eileen einar elaine eleanor elena eli elias elif elin elina elisa ' +
    'elisabeth elizabeth elke ella ellen elsa emelie emil emilia emilie emilio emily emma emre enrique enzo eoin ' +
    'eric erica erik erika erin erling ernest ernst esa esperanza esteban estelle esther eszter ethan eugene eva ' +
    'evan evelyn ewa ewan fabian fabienne fabio fabrice faith farid fatima fatma federica federico felicia felix ' +
    'femke ferenc fergus fernanda fernando filipe filippo fiona florence florent florian floris frances francesca ' +
    'francesco francis francisco frank franz franziska françois fred freddie frederick freja frida friedrich félix ' +
    'gabriel gabriela gabriele gail galina gareth gary gaurav gavin gaël geert geneviève geoffrey george georgia ' +
    'gerald gerard gerd gerhard gerrit gertrude giacomo gianna gilbert gilles gina giorgia giorgio giovanni gisela ' +
    'giulia giuseppe gladys glenn gloria gonzalo gonçalo goran gordon grace grant greg gregory greta grzegorz ' +
    'gudrun guillaume guillermo gunnar gustav guy guðrún gwen györgy gábor gérard günter günther habib hakan ' +
    'halina halvor hamid hamish hanna hannah hannelore hans harish harold harriet harry hartmut haruto harvey ' +
    'hassan hazel heather hector heidi heike heikki heinz helen helena helga helge hendrik henk henrik henry ' +
    'herbert hernán hervé hilda hildegard hiroshi holger holly hope horst howard hugh hugo hussein håkan hélène ' +
    'hüseyin ian ibrahim ida ignacio ilaria ildikó ilkka ilona ilya ines inga ingeborg ingo ingrid ingvar inês ' +
    'irene irina iris irmgard isaac isabel isabella isabelle isla istván ivan ivana ivy iván jack jackie jackson ' +
    'jacob jacqueline jacques jadwiga jaime jake jakob james jamie jan jana jane janet janice jared jari jaroslav ' +
    'jasmine jason javier jay jean jeanette jeff jeffrey jelena jennifer jenny jens jeremy jeroen jerome jerry ' +
    'jesse jessica jesús jill jim jimmy jiří jo joan joana joanna joanne joaquin jochen joe joel johan johanna ' +
    'johannes john johnny jon jonas jonathan jonna joost jordan jorge joris jose josef josefa joseph josephine ' +
    'joshua jostein josé joy joyce joão juan juana judit judith judy juha jukka julia julian juliana julie julien ' +
    'juliet julio julián justin jutta jános jérôme jörg jürgen kai kalle kamil karen kari karim karin karl karla ' +
    'karsten kasper katalin katarina katarzyna kate kateřina katharina katherine kathleen kathryn kathy katie ' +
    'katja katri katrin kavita kay kazuo kees keiko keith kelly kemal ken kenji kenneth kerry kerstin kevin khalid ' +
    'kim kimberly kimmo kiran kirsten kirsty kjell klaus knut koen konrad kristen kristin kristina krzysztof kumar ' +
    'kurt kyle lachlan laetitia lajos lakshmi lara larry lars lasse laura lauren laurent lauri lawrence layla lea ' +
    'leah lee leila lena leo leon leonard leonardo leslie lewis liam lidia lillian lily linda linnea lisa liv ' +
    'lloyd logan lois lorena lorenzo lori lorraine lothar lotte louis louise lourdes luca lucas lucia lucie lucy ' +
    'ludmila ludovic luigi luis luisa lukas luke lukáš luís lydia lynn lászló maarten maciej maddison madeleine ' +
    'madison mads magdalena maggie magnus maite maja malcolm malik malin mandy manfred manish manoj manon manuel ' +
    'manuela marc marcel marcello marcia marco marcos marcus marek margaret margarita margot maria mariana ' +
    'marianne marie marieke marija marilyn mario marion marisa marjorie mark markku marko markus marlene marlies ' +
    'marta martha martin martina martín marvin mary maría massimo mateo mateusz mathias mathieu mathilde matilda ' +
    'matilde matt matteo matthew matthias matti maureen maurice max maxim maximilian maxine may maya maëlle ' +
    'małgorzata meera megan mehmet mei melanie melinda melissa mercedes merete mia michael michaela michał michel ' +
    'michele michelle michèle miguel mihály mike mikhail mikkel mikko mila milan mildred milena miles miloš minna ' +
    'minnie miranda miriam miroslav mitchell mohamed mohammad mohammed mohan mohit moira molly mona monica monika ' +
    'monique morgan moritz morten muhammad murat murray mustafa myra mélanie mónica nadezhda nadia nadine nadja ' +
    'nancy nanna naoko naomi nasser natalia natalie natasha nathalie nathan nathaniel neil niamh nicholas nick ' +
    'nicola nicolas nicole niels nieves nigel nikita niklas nikolai nikolay nils nina nisha noah noel noor nora ' +
    'norbert norma norman nour noémie nuno nuria oddvar odile oksana olaf ole oleg olga oliver olivia olivier olli ' +
    'omar oscar oskar otto ove owen paavo pablo padraig pam pamela paola pascal pat patricia patrick patty paul ' +
    'paula pauline paulo pavel pedro peggy pekka penelope penny pete peter petr petra petri phil philip philipp ' +
    'philippe phillip phyllis pierre pieter pietro pilar piotr polly pooja pradeep prakash priya priyanka päivi ' +
    'péter rachel radek rafael rafaela ragnar ragnhild rahul raj rajesh rakesh ralf ralph ramesh ramon randy ' +
    'raphael raphaël raquel rashid rasmus ravi ray raymond raúl rebecca regina reginald reinhard renate rené ' +
    'rhonda rhys ricardo riccardo richard rick ricky riitta rita ritu rob robert roberta roberto robin rocío ' +
    'rodney rodrigo roger rohan rohit roland rolf romain roman ron ronald rory rosa rosalie rosario rose rosemary ' +
    'ross roy ruben ruby rubén rudolf rui rune ruslan russell ruth ruud ryan réka rémi rüdiger sabine sabrina ' +
    'sachin sakura sally salma salvatore sam samantha sami samir samira samuel sandeep sander sandra sandy sanjay ' +
    'sanne santiago sara sarah sari sascha saskia satoshi scott sean sebastian seppo sergei sergio seth shane ' +
    'shannon sharon shaun shawn sheila shelby shelley shirley shreya sian sid sidney siegfried signe sigrid sigurd ' +
    'silke silvia simon simona simone siobhan siv sjoerd sneha sofia sofie sofía solveig solène sonia sonja sophia ' +
    'sophie stacey stanislav stanley stefan stefanie stefano steffen stella stephan stephanie stephen steve steven ' +
    'stewart stig stuart stéphane sue sunil sunita sunniva suresh susan susana susanne suzanne sven svend svetlana ' +
    'swati sylvia sylvie sándor sébastien søren takashi tamara tammy tamás tanja tanya tapio tara tariq tatiana ' +
    'tatjana taylor ted teemu teresa terje terry thelma theo theodore theresa thiago thibault thierry thijs thomas ' +
    'thor thorsten tiago tibor tiffany tiina tim timo timothy tina tobias todd tom tomas tomasz tommaso tommy ' +
    'tomás tomáš toni tony tor torbjørn torsten tove tracy traudel travis trevor trine trond troy turid tyler udo ' +
    'ulf ulrich ulrike umberto ursula ute uwe valentina valeria valerie valérie vanessa vasily vera vernon ' +
    'veronica vicki victor victoria vidar viggo vijay vikram viktor ville vincent vincenzo vinod viola violet ' +
    'virginia vitaly vittorio vitória vivek vivian vladimir vladislav volker václav véronique walter waltraud ' +
    'wanda warren wayne wendy werner wiebke wilhelm will willem william willie wim wojciech wolfgang wouter xavier ' +
    'yann yasin yasmin ylva yoko yolanda youssef yuki yuko yulia yuri yusuf yves yvette yvonne zachary zahra ' +
    'zainab zbigniew zdeněk zdravko zeynep zoe zofia zoltán zoran zoë zsolt zsuzsanna zsófia zuzana álvaro ángel ' +
    'åsa émilie óscar ömer łukasz',
)

/** Names that are also words, months, places or makes: alone they do not count. */
export const alsoWords = setOf(
  'alexa ali alma amal angel angela april austin ava axel bart bill billy bo bob brad carol chad charlotte ' +
    'chelsea cheryl christian claire consuelo crystal daisy dale dan dawn dean deepa dolores don drew earl elin ' +
    'esperanza faith florence frances francis frank georgia grace grant guy harvey hazel holly hope iris isla ivy ' +
    'jack jackie jackson jana jasmine jay jean jo jordan josé joy kay kim kiran kumar lee leo lily liv logan lois ' +
    'lourdes lynn madison mark marvin max may mercedes mia milan miles minnie mitchell morgan murray nieves noel ' +
    'noor norma norman ole pat patty penny pete petra pilar raj ray regina rick rob robin roger roman rosa rosario ' +
    'rose rosemary ross ruby sakura sam sandy santiago sari scott shelby sid sidney signe siv sofia stella sue ' +
    'taylor ted thor tiffany tim tina troy tyler vera victor victoria viola violet virginia vivian warren wayne ' +
    'will willie',
)
