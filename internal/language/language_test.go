package language

import "testing"

// foreignSentences are sentences in the manner of news, written for this test, about nobody.
var foreignSentences = []struct{ tag, text string }{
	{"de", "Die Hafenmeisterin sagte am Freitag, dass die Besatzung vor dem Wind gewarnt worden sei."},
	{"fr", "La capitaine du port a déclaré vendredi que l'équipage avait été averti du vent avant le départ."},
	{"es", "La capitana del puerto dijo el viernes que la tripulación había sido advertida del viento antes de zarpar."},
	{"it", "La comandante del porto ha detto venerdì che l'equipaggio era stato avvertito del vento prima della partenza."},
	{"pt", "A capitã do porto disse na sexta-feira que a tripulação tinha sido avisada do vento antes de partir."},
	{"ca", "La capitana del port va dir divendres que la tripulació havia estat avisada del vent abans de salpar amb el vaixell."},
	{"nl", "De havenmeester zei vrijdag dat de bemanning voor de wind was gewaarschuwd voordat het schip vertrok."},
	{"sv", "Hamnkaptenen sade på fredagen att besättningen hade varnats för vinden innan de seglade."},
	{"da", "Havnekaptajnen sagde fredag, at besætningen var blevet advaret om vinden, før de sejlede."},
	{"no", "Havnesjefen sa fredag at mannskapet var blitt advart om vinden før de seilte ut fra havnen."},
	{"fi", "Sataman päällikkö sanoi perjantaina, että miehistöä oli varoitettu tuulesta ennen kuin laiva lähti."},
	{"et", "Sadama juht ütles reedel, et meeskonda oli tuule eest hoiatatud, kuid laev ei jäänud ootama ja nad sõitsid välja."},
	{"hu", "A kikötő parancsnoka pénteken azt mondta, hogy a legénységet már az indulás előtt figyelmeztették, de nem hallgattak rá."},
	{"pl", "Kapitan portu powiedziała w piątek, że załoga została ostrzeżona przed wiatrem, ale nie wróciła do portu."},
	{"cs", "Kapitánka přístavu v pátek řekla, že posádka byla před větrem varována ještě před vyplutím a že to nebylo poprvé."},
	{"ro", "Comandanta portului a declarat vineri că echipajul a fost avertizat cu privire la vânt înainte de plecare."},
	{"hr", "Zapovjednica luke rekla je u petak da je posada bila upozorena na vjetar prije nego što je brod isplovio."},
	{"tr", "Liman başkanı cuma günü yaptığı açıklamada, mürettebatın daha önce uyarıldığını ve bu nedenle suçun kaptanda olduğunu söyledi."},
	{"az", "Liman rəisi cümə günü bildirib ki, heyət külək barədə xəbərdar olunub və gəmi buna görə geri qayıtmalı idi."},
	{"lt", "Uosto kapitonė penktadienį sakė, kad įgula buvo įspėta apie vėją, tačiau laivas vis tiek išplaukė iš uosto."},
	{"lv", "Ostas kapteine piektdien sacīja, ka apkalpe bija brīdināta par vēju, bet kuģis tomēr izbrauca no ostas."},
	{"sq", "Kapitenia e portit tha të premten se ekuipazhi ishte paralajmëruar për erën para se të nisej."},
	{"id", "Kepala pelabuhan mengatakan pada hari Jumat bahwa awak kapal telah diperingatkan tentang angin sebelum mereka berlayar."},
	{"vi", "Giám đốc cảng cho biết hôm thứ Sáu rằng thủy thủ đoàn đã được cảnh báo về gió trước khi họ ra khơi."},
	{"sw", "Mkuu wa bandari alisema Ijumaa kwamba wafanyakazi wa meli walikuwa wameonywa kuhusu upepo kabla ya safari hiyo."},
	{"ru", "Начальник порта сообщила в пятницу, что экипаж был предупреждён о ветре до выхода в море."},
	{"uk", "Начальниця порту повідомила в п'ятницю, що екіпаж було попереджено про вітер до виходу в море, і він це знав."},
	{"el", "Η λιμενάρχης δήλωσε την Παρασκευή ότι το πλήρωμα είχε προειδοποιηθεί για τον άνεμο."},
	{"ar", "قالت مديرة الميناء يوم الجمعة إن الطاقم تم تحذيره من الرياح قبل الإبحار."},
	{"he", "מנהלת הנמל אמרה ביום שישי כי הצוות הוזהר מפני הרוח לפני ההפלגה."},
	{"hy", "Նավահանգստի պետը ուրբաթ օրն ասաց, որ անձնակազմը նախազգուշացվել էր քամու մասին։"},
	{"ka", "პორტის უფროსმა პარასკევს თქვა, რომ ეკიპაჟი გაფრთხილებული იყო ქარის შესახებ."},
	{"zh", "港务局长周五表示，船员在启航前已收到大风警告。"},
	{"ja", "港長は金曜日、乗組員は出航前に風について警告を受けていたと述べた。"},
	{"ko", "항만장은 금요일 승무원들이 출항 전에 바람에 대한 경고를 받았다고 말했다."},
	{"hi", "बंदरगाह प्रमुख ने शुक्रवार को कहा कि चालक दल को हवा के बारे में चेतावनी दी गई थी।"},
}

func TestForeignSentencesAndDocumentsAreTold(t *testing.T) {
	for _, c := range foreignSentences {
		t.Run(c.tag, func(t *testing.T) {
			if tag, foreign := Foreign(c.text); !foreign || tag != c.tag {
				t.Errorf("Foreign(%q) = %s, %t", c.text, tag, foreign)
			}
			if g := Detect(c.text + "\n\n" + c.text); g.IsEnglish() || g.Tag != c.tag {
				t.Errorf("Detect: %+v", g)
			}
		})
	}
}

func TestEnglishSentencesStayEnglish(t *testing.T) {
	for _, s := range []string{
		"",
		"1,204",
		"Ferry sinks off Port Maren",
		"José Ferrão, mayor of Sant'Elia de la Mar, met Jean-Luc de la Tour and Étienne du Bois in La Paz.",
		"El País, Le Monde and Die Welt reported it, La Repubblica did not.",
		"“Je ne regrette rien,” he said.",
		"The word “Schadenfreude” was used on the floor of the Bundestag on Monday.",
		"Vladimir Petrov (Владимир Петров) will appear before the court.",
		"MEPs on AfD: no, no, no",
		"O Globo and La Nación",
		"Toll rises to 14",
		"Al-Hadi al-Masri, Umm al-Qura, Dar es Salaam",
		"He came, he saw, he left.",
		"Die Hard 4 is on at nine",
		"La La Land was a hit in Los Angeles",
		"Man on the run",
	} {
		if tag, foreign := Foreign(s); foreign {
			t.Errorf("%q was taken for %s", s, Name(tag))
		}
	}
}

func TestAShortDocumentWithoutEvidenceIsEnglish(t *testing.T) {
	for _, s := range []string{"", "Port Maren, 14:05", "Toll rises", "Ferry capsizes; 12 missing"} {
		if g := Detect(s); !g.IsEnglish() {
			t.Errorf("%q: %+v", s, g)
		}
	}
}

func TestEnglishArticleWithForeignQuotationsIsEnglish(t *testing.T) {
	const s = "The harbour master said on Friday that the crew had been warned. “La tripulación había sido advertida del viento”, " +
		"she told the local radio, which broadcast the interview in full. The ferry has not been found."
	if g := Detect(s); !g.IsEnglish() {
		t.Errorf("%+v", g)
	}
}

func FuzzForeign(f *testing.F) {
	for _, c := range foreignSentences {
		f.Add(c.text)
	}
	f.Add("\xff\xfe the")
	f.Fuzz(func(t *testing.T, s string) {
		tag, _ := Foreign(s)
		if Name(tag) == "" {
			t.Errorf("no name for %q", tag)
		}
		if g := Detect(s); g.English > g.Hits && g.IsEnglish() == false {
			t.Errorf("%+v", g)
		}
	})
}
